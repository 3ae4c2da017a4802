-- Every computed measure of the OM chapters, per delivery: exact, before any rounding. A share or
-- mean is teller / noemer; a pure count has no noemer. The year is that of the own population.
{%- set hoofdstukken = [
    'int_maten__instroom',
    'int_maten__verdachten',
    'int_maten__vervolging',
    'int_maten__sepotgronden',
    'int_maten__berechting',
    'int_maten__straffen',
] %}

{% for hoofdstuk in hoofdstukken %}
    select
        levering_id,
        maat,
        categorie,
        jaar,
        vorm,
        teller,
        noemer
    from {{ ref(hoofdstuk) }}
    {% if not loop.last %}union all{% endif %}
{% endfor %}
