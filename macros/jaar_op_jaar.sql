{#
The change of a figure against the year before, of rows that carry their comparability (is_voorlopig, breuken, breukvrij_vanaf):
`verandering`, and `verandering_toelichting` with what is wrong with it. It is refused (empty, with the reason) when a registered break lies
between the two years or one of them is provisional; with over_breuk=true it is given all the same, and labelled.
`reeks` names the columns of one series.
#}
{% macro jaar_op_jaar(waarde, jaar, reeks, over_breuk=false) -%}
    {%- set vorige = 'over (partition by ' ~ reeks ~ ' order by ' ~ jaar ~ ')' -%}
    case
        when lag({{ jaar }}) {{ vorige }} = {{ jaar }} - 1
            {%- if not over_breuk %}
            and coalesce(breukvrij_vanaf < {{ jaar }}, true)
            and not is_voorlopig
            and not lag(is_voorlopig) {{ vorige }}
            {%- endif %}
            then {{ waarde }} - lag({{ waarde }}) {{ vorige }}
    end as verandering,
    case
        when coalesce(lag({{ jaar }}) {{ vorige }} != {{ jaar }} - 1, true)
            then 'geen cijfer van het jaar ervoor'
        when breukvrij_vanaf >= {{ jaar }}
            then '{{ "over" if over_breuk else "niet berekend over" }} een breuk in de reeks: ' || breuken
        when is_voorlopig
            then '{{ "van" if over_breuk else "niet berekend van" }} een voorlopig cijfer: ' || breuken
        when lag(is_voorlopig) {{ vorige }}
            then
                '{{ "op" if over_breuk else "niet berekend op" }} een voorlopig cijfer: '
                || lag(breuken) {{ vorige }}
    end as verandering_toelichting
{%- endmacro %}
