{# The exact value in the unit in which it is printed: a count, 100 x a share of exact counts, or a mean; days as
   months of 30,4375 days where it is printed in months. #}
{% macro exacte_waarde(weergave, afronding, teller, noemer) -%}
    case
        when {{ weergave }} in ('aantal', 'coefficient') then {{ teller }}
        when {{ weergave }} = 'percentage' then 100 * {{ teller }} / nullif({{ noemer }}, 0)
        when {{ weergave }} = 'gemiddelde' and {{ afronding }} in ('maanden', 'maanden half')
            then {{ teller }} / nullif({{ noemer }}, 0) / 30.4375
        when {{ weergave }} = 'gemiddelde' then {{ teller }} / nullif({{ noemer }}, 0)
    end
{%- endmacro %}
