{# All rows that share the key have the same value in each of the columns. #}
{% test constant_per_key(model, key, columns) %}
select {{ key | join(', ') }}
from {{ model }}
group by {{ key | join(', ') }}
having
    {%- for column in columns %}
    {% if not loop.first %}or {% endif %}count(distinct {{ column }}) > 1
    {%- endfor %}
{% endtest %}
