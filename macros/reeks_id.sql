{# The key of int_breuken__per_jaar: delivery, kind of series, series, form and the years (one, or the first and last of a run); `cel` where a series has cells. Written at every mart that carries its comparability. #}
{% macro reeks_id(levering_id, soort, reeks, vorm, van_jaar, tot_en_met_jaar=none, cel="'-'") -%}
    concat_ws(
        '|',
        {{ levering_id }},
        {{ soort }},
        {{ reeks }},
        {{ cel }},
        {{ vorm }},
        {{ van_jaar }},
        {{ tot_en_met_jaar or van_jaar }}
    )
{%- endmacro %}
