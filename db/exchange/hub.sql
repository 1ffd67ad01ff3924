-- Boligbordet: oppsett av databasen som PC-ene utveksler gjennom.
--
-- For IT i kommunen. Krever PostgreSQL 13 eller nyere, med TLS slått på.
--   1. Lag en database:            createdb boligbordet
--   2. Kjør denne filen i den som administrator:   psql -v ON_ERROR_STOP=1 -d boligbordet -f hub.sql
--   3. Gi programmet et passord:   psql -d boligbordet -c '\password boligbordet_app'
--   4. Slipp bare inn krypterte forbindelser, i pg_hba.conf:   hostssl boligbordet boligbordet_app <kontornettet> scram-sha-256
--   5. I Boligbordet: skriv inn tjener, database, bruker (boligbordet_app), passord, og sertifikatet til den som har utstedt tjenerens.
-- Filen kan kjøres flere ganger; det som finnes, blir stående.
--
-- Hva som ligger her: pakker som er kryptert på PC-ene. Databasen og de som drifter den, ser hvilken PC som delte noe, når, og omtrent hvor mye,
-- men ikke hva eller om hvem. Nøklene finnes bare på PC-ene. Ta sikkerhetskopi som ellers; går alt tapt, deler PC-ene på nytt.
-- Gamle pakker kan eieren slette når alle PC-er har lest dem. Programmet kan det ikke.

begin;

-- To roller. Eieren har tabellene og kan ikke logge inn. Programmet kan legge til og lese, aldri endre eller slette en pakke.
do $$
begin
  if not exists (select from pg_roles where rolname = 'boligbordet_owner') then
    create role boligbordet_owner nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'boligbordet_app') then
    create role boligbordet_app login nosuperuser nocreatedb nocreaterole noinherit connection limit 200;
  end if;
end
$$;
-- Så den som kjører filen, kan gi skjemaet til eieren også uten å være superbruker.
grant boligbordet_owner to current_user;

create schema if not exists boligbordet authorization boligbordet_owner;
set local role boligbordet_owner;
revoke all on schema boligbordet from public;

-- Pakkene. Samme avsender og nummer kan bare brukes én gang.
create table if not exists boligbordet.bundle (
  team      text        not null,
  sender    text        not null,
  sequence  integer     not null,
  header    text        not null,
  bytes     bytea       not null,
  digest    text        not null,
  stored_at timestamptz not null default now(),
  constraint bundle_key      primary key (team, sender, sequence),
  constraint bundle_team     check (length(team) between 1 and 200),
  constraint bundle_sender   check (sender ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  constraint bundle_sequence check (sequence between 1 and 99999999),
  constraint bundle_header   check (length(header) between 1 and 2000),
  constraint bundle_size     check (octet_length(bytes) between 1 and 67108864),
  -- Det som ble lagret, er det som ble sendt.
  constraint bundle_digest   check (digest = encode(sha256(bytes), 'hex'))
);
-- Kryptert innhold lar seg ikke pakke; da finnes også størrelsen uten at innholdet leses.
alter table boligbordet.bundle alter column bytes set storage external;
comment on table boligbordet.bundle is 'Krypterte pakker mellom PC-ene. Legges til, endres aldri.';
comment on column boligbordet.bundle.team is 'Hvilket saksarkiv pakken hører til: en tilfeldig id.';
comment on column boligbordet.bundle.sender is 'Hvilken PC som laget den: en tilfeldig id.';
comment on column boligbordet.bundle.header is 'Den åpne delen av pakken: saksarkiv, PC, nummer, skjemaversjon.';
comment on column boligbordet.bundle.bytes is 'Hele pakken, kryptert og signert på PC-en.';
comment on column boligbordet.bundle.digest is 'SHA-256 av bytes, i heksadesimal.';

-- Reservasjoner: at to PC-er ikke gjør det samme samtidig, for eksempel tildeler samme bolig. Hva det gjelder, står bare som et hemmelig sammendrag.
create table if not exists boligbordet.claim (
  id          bigint      generated always as identity primary key,
  team        text        not null,
  key_hash    text        not null,
  device      text        not null,
  op_id       text        not null,
  taken_at    timestamptz not null default now(),
  released_at timestamptz,
  constraint claim_team   check (length(team) between 1 and 200),
  constraint claim_key    check (key_hash ~ '^[0-9a-f]{64}$'),
  constraint claim_device check (device ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  constraint claim_op     check (length(op_id) between 1 and 64)
);
-- Bare én kan ha den om gangen.
create unique index if not exists claim_open on boligbordet.claim (team, key_hash) where released_at is null;
comment on table boligbordet.claim is 'Reservasjoner. En åpen rad per nøkkel; frigis med released_at.';
comment on column boligbordet.claim.key_hash is 'HMAC-SHA256 laget på PC-en, med en nøkkel som databasen ikke har.';

-- Si fra til PC-ene at noe nytt er kommet. Beskjeden inneholder bare saksarkivets id.
create or replace function boligbordet.tell() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('boligbordet', new.team);
  return null;
end
$$;
drop trigger if exists bundle_tell on boligbordet.bundle;
create trigger bundle_tell after insert on boligbordet.bundle for each row execute function boligbordet.tell();

-- En reservasjon frigis én gang, og klokken er databasens.
create or replace function boligbordet.release_once() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.released_at is not null or new.released_at is null then
    raise exception 'a claim is released once' using errcode = 'check_violation';
  end if;
  new.released_at := now();
  return new;
end
$$;
drop trigger if exists claim_release on boligbordet.claim;
create trigger claim_release before update on boligbordet.claim for each row execute function boligbordet.release_once();

-- Rettighetene, spikret: lese og legge til. I reservasjonene også å frigi. Ingen sletting.
revoke all on all tables in schema boligbordet from public, boligbordet_app;
grant usage on schema boligbordet to boligbordet_app;
grant select, insert (team, sender, sequence, header, bytes, digest) on boligbordet.bundle to boligbordet_app;
grant select, insert (team, key_hash, device, op_id), update (released_at) on boligbordet.claim to boligbordet_app;

commit;
