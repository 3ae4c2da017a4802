{# Rounded to a multiple of eenheid (> 0), half-way cases away from zero, and never to a negative zero. The documents do
   not say which way halves go; the kinds of rounding in use put them there. The 1e-9 keeps a half that floating
   point wrote a hair too low, 28,25 / 0,1, a half. #}
{% macro rond_af(waarde, eenheid) -%}
    (
        floor(abs({{ waarde }}) / {{ eenheid }} + 0.5 + 1e-9)
        * {{ eenheid }}
        * case when {{ waarde }} < 0 and abs({{ waarde }}) / {{ eenheid }} + 1e-9 >= 0.5 then -1 else 1 end
    )
{%- endmacro %}
