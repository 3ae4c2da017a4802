{# Rounded to thousands, written out (70.000). #}
{% macro als_duizendtal(waarde) -%}
    {{ getal_nl(rond_af(waarde, 1000)) }}
{%- endmacro %}
