{# An exact count of which 0 to 9 is suppressed (CBS, M:4052). #}
{% macro als_onder_10(waarde) -%}
    case when {{ waarde }} < 10 then '<10' else {{ getal_nl(waarde) }} end
{%- endmacro %}
