{# A rounded number as the Monitor prints it: a dot for thousands, a comma for decimals (17.460; 31,2). Below a billion. #}
{% macro getal_nl(waarde, decimalen=0) -%}
    {%- set cijfers = "floor(abs(" ~ waarde ~ ") * 1e" ~ decimalen ~ " + 0.5)" -%}
    {%- set heel = "floor(" ~ cijfers ~ " / 1e" ~ decimalen ~ ")" -%}
    case when {{ waarde }} < 0 then '-' else '' end
    || case
        when {{ heel }} >= 1000000
            then
                cast(cast(floor({{ heel }} / 1000000) as bigint) as varchar)
                || '.'
                || lpad(cast(cast(mod(floor({{ heel }} / 1000), 1000) as bigint) as varchar), 3, '0')
                || '.'
                || lpad(cast(cast(mod({{ heel }}, 1000) as bigint) as varchar), 3, '0')
        when {{ heel }} >= 1000
            then
                cast(cast(floor({{ heel }} / 1000) as bigint) as varchar)
                || '.'
                || lpad(cast(cast(mod({{ heel }}, 1000) as bigint) as varchar), 3, '0')
        else cast(cast({{ heel }} as bigint) as varchar)
    end
    {%- if decimalen %}
    || ','
    || lpad(cast(cast(mod({{ cijfers }}, 1e{{ decimalen }}) as bigint) as varchar), {{ decimalen }}, '0')
    {%- endif %}
{%- endmacro %}
