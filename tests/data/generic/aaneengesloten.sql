{# The half-open intervals [van, tot) of one key leave no gap between its first and its last day. #}
{% test aaneengesloten(model, sleutel, van='geldig_van', tot='geldig_tot') %}
with

intervallen as (
    select
        {{ sleutel | join(', ') }},
        {{ van }} as van,
        {{ tot }} as tot,
        lead({{ van }}) over (
            partition by {{ sleutel | join(', ') }}
            order by {{ van }}, {{ tot }}
        ) as volgende_van
    from {{ model }}
)

select *
from intervallen
where tot < volgende_van
{% endtest %}
