{# What entered a trajectory in a year, as a sentence names it: van de instroom van 2024. #}
{% macro van_de_ingang(traject, jaar) -%}
    case split_part({{ traject }}, ' tot ', 1)
        when 'instroom' then 'van de instroom van '
        when 'dagvaarding' then 'van de dagvaardingen van '
        when 'zitting' then 'van de zittingen van '
        when 'melding' then 'van de meldingen van '
        when 'pleegdatum' then 'van de meldingen van '
    end
    || {{ jaar }}
{%- endmacro %}
