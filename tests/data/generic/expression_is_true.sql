{# The expression holds for every row; a row for which it is unknown (null) fails too. #}
{% test expression_is_true(model, expression) %}
select *
from {{ model }}
where ({{ expression }}) is not true
{% endtest %}
