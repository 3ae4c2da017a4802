{# An exact count of which 1 to 4 is suppressed (OM, Schadefonds). #}
{% macro als_onder_5(waarde) -%}
    case when {{ waarde }} > 0 and {{ waarde }} < 5 then '<5' else {{ getal_nl(waarde) }} end
{%- endmacro %}
