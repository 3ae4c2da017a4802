"""Decodes workbooks, SPSS and Parquet in a child process: native libraries read strangers' bytes.

The side that asks imports ``keten.decoding.sandbox``; everything else runs in the child.
"""
