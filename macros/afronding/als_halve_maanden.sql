{# Months rounded to halves: 2, but 2,5. #}
{% macro als_halve_maanden(waarde) -%}
    {%- set afgerond = rond_af(waarde, 0.5) -%}
    case
        when mod(abs({{ afgerond }}), 1) = 0 then {{ getal_nl(afgerond) }}
        else {{ getal_nl(afgerond, 1) }}
    end
{%- endmacro %}
