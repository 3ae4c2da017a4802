{# First day of the Wet seksuele misdrijven; earlier offences fall under the old law (M:319-330). #}
{% macro begin_wsm() -%}
    cast('2024-07-01' as date)
{%- endmacro %}
