{# The half-open intervals [van, tot) of one key are not empty, do not overlap and leave no gap
   between its first and its last day. #}
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
where
    van is null
    or tot is null
    or van >= tot
    or tot != volgende_van
{% endtest %}
