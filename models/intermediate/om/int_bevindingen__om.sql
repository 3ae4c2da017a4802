-- Findings about delivered OM records: rows that land and are kept, but contradict another value or
-- leave something open. A finding is a row, never a failure; the list of rules says what each one
-- does. A measure needs no conviction: it can follow an acquittal.

with

zaken as (
    select * from {{ ref('stg_om__zaken') }}
),

beslissingen as (
    select * from {{ ref('stg_om__beslissingen') }}
),

vonnissen as (
    select * from {{ ref('stg_om__vonnissen') }}
),

straffen as (
    select * from {{ ref('stg_om__straffen') }}
),

hoofdstraffen as (
    select
        code,
        rang
    from {{ ref('straffen') }}
    where aard = 'hoofdstraf'
),

uitspraken as (
    select
        code,
        groep
    from {{ ref('uitspraken') }}
),

leveringen as (
    select
        levering_id,
        peildatum
    from {{ ref('stg_keten__leveringen') }}
),

kindfeiten as (
    select
        levering_id,
        parketnummer,
        feitnummer
    from {{ ref('int_feiten__kindfeit') }}
    where is_kindfeit
),

in_bereik as (
    select
        levering_id,
        parketnummer
    from {{ ref('int_zaken__vorm') }}
),

berecht as (
    select
        levering_id,
        parketnummer,
        uitspraakdatum
    from {{ ref('int_zaken__berecht') }}
),

beslissing_signalen as (
    select
        beslissingen.levering_id,
        'beslissingen' as tabel,
        beslissingen.regelnummer,
        signalen.bevinding,
        concat_ws(
            '|',
            beslissingen.parketnummer,
            beslissingen.feitnummer,
            beslissingen.beslisdatum,
            beslissingen.beslissing
        ) as sleutel
    from beslissingen
    inner join leveringen on beslissingen.levering_id = leveringen.levering_id
    inner join zaken
        on
            beslissingen.levering_id = zaken.levering_id
            and beslissingen.parketnummer = zaken.parketnummer
    left join kindfeiten
        on
            beslissingen.levering_id = kindfeiten.levering_id
            and beslissingen.parketnummer = kindfeiten.parketnummer
            and beslissingen.feitnummer = kindfeiten.feitnummer
    cross join
        lateral (
            values
            ('beslissing na peildatum', beslissingen.beslisdatum > leveringen.peildatum),
            ('beslissing voor inschrijfdatum', beslissingen.beslisdatum < zaken.inschrijfdatum),
            (
                'sepotgrond leeg',
                beslissingen.beslissing in (
                    'technisch sepot',
                    'voorwaardelijk beleidssepot',
                    'onvoorwaardelijk beleidssepot'
                )
                and beslissingen.sepotgrond is null
                and kindfeiten.feitnummer is not null
            )
        ) as signalen (bevinding, is_waar)
    where signalen.is_waar
),

zaak_signalen as (
    select
        zaken.levering_id,
        'zaken' as tabel,
        zaken.parketnummer as sleutel,
        zaken.regelnummer,
        signalen.bevinding
    from zaken
    left join berecht
        on zaken.levering_id = berecht.levering_id and zaken.parketnummer = berecht.parketnummer
    left join zaken as andere
        on zaken.levering_id = andere.levering_id and zaken.gevoegd_bij = andere.parketnummer
    cross join
        lateral (
            values
            (
                'dagvaardingsdatum voor inschrijfdatum',
                zaken.dagvaardingsdatum < zaken.inschrijfdatum
            ),
            ('dagvaardingsdatum na uitspraak', zaken.dagvaardingsdatum > berecht.uitspraakdatum),
            ('zittingsdatum voor inschrijfdatum', zaken.zittingsdatum < zaken.inschrijfdatum),
            ('zittingsdatum na uitspraak', zaken.zittingsdatum > berecht.uitspraakdatum),
            (
                'berecht zonder dagvaardingsdatum',
                berecht.parketnummer is not null and zaken.dagvaardingsdatum is null
            ),
            (
                'gevoegd bij onbekende zaak',
                zaken.gevoegd_bij is not null and andere.parketnummer is null
            )
        ) as signalen (bevinding, is_waar)
    where signalen.is_waar
),

vonnis_signalen as (
    select
        vonnissen.levering_id,
        'vonnissen' as tabel,
        vonnissen.parketnummer as sleutel,
        vonnissen.regelnummer,
        signalen.bevinding
    from vonnissen
    inner join in_bereik
        on
            vonnissen.levering_id = in_bereik.levering_id
            and vonnissen.parketnummer = in_bereik.parketnummer
    inner join zaken
        on
            vonnissen.levering_id = zaken.levering_id
            and vonnissen.parketnummer = zaken.parketnummer
    left join berecht
        on
            vonnissen.levering_id = berecht.levering_id
            and vonnissen.parketnummer = berecht.parketnummer
    cross join
        lateral (
            values
            ('uitspraak onbekend', vonnissen.uitspraak is null),
            ('uitspraak voor inschrijfdatum', vonnissen.uitspraakdatum < zaken.inschrijfdatum),
            ('uitspraak zonder dagvaarding', berecht.parketnummer is null)
        ) as signalen (bevinding, is_waar)
    where signalen.is_waar
),

straf_signalen as (
    select
        straffen.levering_id,
        'straffen' as tabel,
        straffen.regelnummer,
        signalen.bevinding,
        concat_ws('|', straffen.parketnummer, straffen.strafnummer) as sleutel
    from straffen
    inner join hoofdstraffen on straffen.soort = hoofdstraffen.code
    inner join in_bereik
        on
            straffen.levering_id = in_bereik.levering_id
            and straffen.parketnummer = in_bereik.parketnummer
    inner join vonnissen
        on
            straffen.levering_id = vonnissen.levering_id
            and straffen.parketnummer = vonnissen.parketnummer
    left join uitspraken on vonnissen.uitspraak = uitspraken.code
    cross join
        lateral (
            values
            (
                'strafduur onbekend',
                hoofdstraffen.rang = 1
                and straffen.duur_onvoorwaardelijk is null
                and straffen.duur_voorwaardelijk is null
            ),
            (
                'vrijheidsstraf zonder veroordeling',
                hoofdstraffen.rang = 1
                and coalesce(uitspraken.groep, 'overig') <> 'veroordeling'
            ),
            (
                'hoofdstraf zonder veroordeling',
                hoofdstraffen.rang > 1
                and coalesce(uitspraken.groep, 'overig') <> 'veroordeling'
            )
        ) as signalen (bevinding, is_waar)
    where signalen.is_waar
)

select
    levering_id,
    tabel,
    sleutel,
    regelnummer,
    bevinding
from {{ ref('int_bevindingen__feiten') }}
union all
select
    levering_id,
    tabel,
    sleutel,
    regelnummer,
    bevinding
from beslissing_signalen
union all
select
    levering_id,
    tabel,
    sleutel,
    regelnummer,
    bevinding
from zaak_signalen
union all
select
    levering_id,
    tabel,
    sleutel,
    regelnummer,
    bevinding
from vonnis_signalen
union all
select
    levering_id,
    tabel,
    sleutel,
    regelnummer,
    bevinding
from straf_signalen
