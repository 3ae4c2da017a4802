{# A count rounded to a multiple of five (police and TBKK, M:3161-3162); 1 to 4 is printed as <5 and 0 as 0. #}
{% macro als_vijftal(waarde) -%}
    case
        when {{ waarde }} = 0 then '0'
        when {{ waarde }} > 0 and {{ waarde }} < 5 then '<5'
        else {{ getal_nl(rond_af(waarde, 5)) }}
    end
{%- endmacro %}
