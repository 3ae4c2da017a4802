"""keten: warehouse of the Dutch criminal-justice chain for sexual violence against children."""
