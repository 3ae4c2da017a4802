-- Every measure of every source in one place: what is computed from records, and what published
-- series give. `marge`, `gedrukt` and `vindplaats` exist only for series.

{% for bron in ['politie', 'om', 'helpwanted', 'schadefonds'] %}
    select
        levering_id,
        '{{ bron }}' as bron,
        maat,
        categorie,
        jaar,
        vorm,
        teller,
        noemer
    from {{ ref('int_maten__' ~ bron) }}
    union all by name
{% endfor %}
select
    levering_id,
    'reeksen' as bron,
    maat,
    categorie,
    jaar,
    vorm,
    teller,
    noemer,
    marge,
    gedrukt,
    vindplaats
from {{ ref('int_maten__signalen') }}
