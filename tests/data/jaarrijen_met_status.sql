-- Every per-year row says what it is worth beside other years (int_breuken__per_jaar).
{% for mart in [
    'keten_per_jaar', 'keten_per_groep', 'keten_per_cohort', 'keten_cohort_uitgangen',
    'keten_jaar_naast_cohort', 'keten_voorraad', 'doorlooptijd_per_jaar',
    'wachttijd_per_instroomjaar', 'wachttijd_uitgangen', 'norm_per_instroomjaar',
    'verwachting_per_instroomjaar', 'verwachting_uitkomst', 'regio_vergelijking', 'fct_signalen',
    'keten_signalen', 'fct_schattingen', 'kwaliteit_revisies', 'pub_figuren'
] %}
    select '{{ mart }}' as mart
    from {{ ref(mart) }}
    where status is null or status_sdmx is null
    {% if not loop.last %}union all{% endif %}
{% endfor %}
