{# What a printed number is a multiple of, by its rounding; 0 where it is exact or suppressed only. #}
{% macro afrondingseenheid(afronding) -%}
    case {{ afronding }}
        when 'geen' then 0
        when 'onder 5' then 0
        when 'onder 10' then 0
        when 'vijftal' then 5
        when 'heel' then 1
        when 'een op' then 1
        when 'woorden' then 1
        when '1 decimaal' then 0.1
        when '2 decimalen' then 0.01
        when '3 decimalen' then 0.001
        when 'duizendtal' then 1000
        when 'maanden' then 1
        when 'maanden half' then 0.5
    end
{%- endmacro %}
