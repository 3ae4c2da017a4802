{# An exact value as it is printed, by the rounding of its row; whole percentages and decimals get a % where they are
   percentages. An unknown rounding gives null, which pub_figuren refuses for records. #}
{% macro gepubliceerd(waarde, afronding, weergave) -%}
    (case {{ afronding }}
        when 'geen' then {{ getal_nl(waarde) }}
        when 'vijftal' then {{ als_vijftal(waarde) }}
        when 'onder 5' then {{ als_onder_5(waarde) }}
        when 'onder 10' then {{ als_onder_10(waarde) }}
        when 'heel' then {{ als_decimalen(waarde, 0) }}
        when '1 decimaal' then {{ als_decimalen(waarde, 1) }}
        when '2 decimalen' then {{ als_decimalen(waarde, 2) }}
        when '3 decimalen' then {{ als_decimalen(waarde, 3) }}
        when 'duizendtal' then {{ als_duizendtal(waarde) }}
        when 'maanden' then {{ als_decimalen(waarde, 0) }}
        when 'maanden half' then {{ als_halve_maanden(waarde) }}
    end
    || case when {{ weergave }} = 'percentage' then '%' else '' end)
{%- endmacro %}
