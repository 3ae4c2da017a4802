{# A day as a sentence writes it: 28 april 2025. #}
{% macro datum_nl(datum) -%}
    extract(day from {{ datum }})
    || ' '
    || list_extract(
        [
            'januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november',
            'december'
        ],
        extract(month from {{ datum }})
    )
    || ' '
    || extract(year from {{ datum }})
{%- endmacro %}
