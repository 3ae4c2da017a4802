{# The columns together are a key: no combination occurs twice, and none of them is empty. #}
{% test unique_combination(model, columns) %}
select
    {{ columns | join(', ') }},
    count(*) as aantal
from {{ model }}
group by {{ columns | join(', ') }}
having
    count(*) > 1
    {%- for column in columns %}
    or {{ column }} is null
    {%- endfor %}
{% endtest %}
