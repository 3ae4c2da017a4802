{# The forms in which an article can be written, as columns; landing counts unknown codes with the same ones. #}
{% macro artikelvormen() -%}
    select
        max(patroon) filter (where naam = 'familie') as familie,
        max(patroon) filter (where naam = 'zedenartikel') as zedenartikel,
        max(patroon) filter (where naam = 'andere wet') as andere_wet,
        max(patroon) filter (where naam = 'ander artikel') as ander_artikel
    from {{ ref('artikelvormen') }}
{%- endmacro %}

{# Whether an article is another fact: what looks like a sexual offence and is not one from first to last character
   is not, unless it stands in a law that is known to be another one. Reads `vormen`, the columns above. #}
{% macro is_ander_feit(tekst, staat_in_andere_wet) -%}
    case
        when regexp_matches({{ tekst }}, vormen.familie) then {{ staat_in_andere_wet }}
        else regexp_matches({{ tekst }}, vormen.ander_artikel)
    end
{%- endmacro %}
