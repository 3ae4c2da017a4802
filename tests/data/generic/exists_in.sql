{# Each combination of the columns exists in another relation; rows with an empty one are left out. #}
{% test exists_in(model, columns, to, to_columns=none) %}
{%- set to_columns = to_columns or columns %}
with

child as (
    select * from {{ model }}
),

parent as (
    select * from {{ to }}
)

select child.*
from child
where
    {%- for column in columns %}
    child.{{ column }} is not null and
    {%- endfor %}
    not exists (
        select 1
        from parent
        where
            {%- for column in columns %}
            {% if not loop.first %}and {% endif -%}
            parent.{{ to_columns[loop.index0] }} = child.{{ column }}
            {%- endfor %}
    )
{% endtest %}
