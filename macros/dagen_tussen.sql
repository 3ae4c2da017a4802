{# Calendar days from one date to another, end minus start. #}
{% macro dagen_tussen(van, tot) -%}
    {{ adapter.dispatch('dagen_tussen', 'keten')(van, tot) }}
{%- endmacro %}

{% macro default__dagen_tussen(van, tot) -%}
    {{ dbt.datediff(van, tot, 'day') }}
{%- endmacro %}

{% macro duckdb__dagen_tussen(van, tot) -%}
    ({{ tot }} - {{ van }})
{%- endmacro %}
