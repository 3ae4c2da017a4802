{# A bound of the 95% interval of a probability p with standard error s, on the scale of log(-log p), so that it stays
   between 0 and 1: p ^ exp(kant z s / (p ln p)), kant -1 below and +1 above, z = 1.95996. Kalbfleisch and Prentice, The
   Statistical Analysis of Failure Time Data (2002), 1.4; for incidences Marubini and Valsecchi (1995), 10.2. Empty at 0 and
   1: where nothing has happened, or everything, the data say nothing about the width. #}
{% macro log_log_grens(kans, standaardfout, kant) -%}
    case
        when {{ kans }} > 1e-12 and {{ kans }} < 1 - 1e-12
            then power(
                {{ kans }},
                exp({{ kant }} * 1.959963984540054 * {{ standaardfout }} / ({{ kans }} * ln({{ kans }})))
            )
    end
{%- endmacro %}
