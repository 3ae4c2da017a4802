{# Schemas carry the layer's name as is (marts, not main_marts), so that SQL users type what the docs say. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name | trim if custom_schema_name is not none else target.schema }}
{%- endmacro %}
