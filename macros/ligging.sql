{# Where a value lies between the 95% and 99.8% limits of a funnel plot; on a limit is within it. Empty without limits. #}
{% macro ligging(waarde, onder_998, onder_95, boven_95, boven_998) -%}
    case
        when {{ waarde }} < {{ onder_998 }} then 'onder 99,8%'
        when {{ waarde }} < {{ onder_95 }} then 'onder 95%'
        when {{ waarde }} > {{ boven_998 }} then 'boven 99,8%'
        when {{ waarde }} > {{ boven_95 }} then 'boven 95%'
        when {{ boven_95 }} is not null then 'binnen'
    end
{%- endmacro %}
