{# A share in whole percentages as the sentences write it; what is there never becomes 0%, and what lacks never 100%. #}
{% macro aandeel_nl(teller, noemer) -%}
    case
        when {{ teller }} > 0 and 200 * {{ teller }} < {{ noemer }} then 'minder dan 1'
        when {{ teller }} < {{ noemer }} and 200 * ({{ noemer }} - {{ teller }}) <= {{ noemer }} then 'meer dan 99'
        else {{ getal_nl("100 * " ~ teller ~ " / " ~ noemer) }}
    end
    || '%'
{%- endmacro %}
