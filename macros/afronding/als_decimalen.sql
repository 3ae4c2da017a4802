{# Rounded to whole numbers (0) or to one, two or three decimals. #}
{% macro als_decimalen(waarde, decimalen) -%}
    {{ getal_nl(rond_af(waarde, '1e-' ~ decimalen), decimalen) }}
{%- endmacro %}
