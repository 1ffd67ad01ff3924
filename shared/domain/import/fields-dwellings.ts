// Headings of lists of dwellings: housing registers, FDV exports and Kobo's field names.
import type { TargetField } from './fields.ts'

export const ADDRESS_FIELDS: TargetField[] = [
  { field: 'address', label: 'Adresse', type: 'address', synonyms: ['adr', 'gateadresse', 'gatenavn og nummer', 'vegadresse', 'veiadresse', 'besøksadresse', 'boligadresse', 'bustadadresse', 'objektadresse', 'leieobjekt', 'leigeobjekt', 'adresse bolig', 'adresse på bolig', 'adressetekst', 'full adresse', 'bolig', 'bustad', 'eiendom adresse', 'address'] },
  { field: 'street', label: 'Gate', type: 'text', synonyms: ['gatenavn', 'gatenamn', 'veinavn', 'vegnavn', 'vegnamn', 'vei', 'veg', 'adressenavn', 'adressenamn', 'street'] },
  { field: 'houseNumber', label: 'Husnummer', type: 'text', synonyms: ['husnr', 'gatenr', 'gatenummer', 'veinr', 'nr', 'adressenr', 'nummer og bokstav', 'hus nr'] },
  { field: 'unitNumber', label: 'Bruksenhetsnummer', type: 'units', synonyms: ['bruksenhet', 'bruksenhetsnr', 'bruksenhetnr', 'boenhet', 'boenhetsnummer', 'bueining', 'bolignr', 'bolignummer', 'bustadnummer', 'bustadnr', 'leilighetsnr', 'leilighetsnummer', 'leil nr', 'leilnr', 'leilegheitsnr', 'h-nummer', 'h-nr', 'hnr', 'enhetsnummer', 'enhetsnr', 'bruksenheter'] },
  { field: 'postalCode', label: 'Postnummer', type: 'postalCode', synonyms: ['postnr', 'post nr', 'pnr', 'postkode', 'p.nr'] },
  { field: 'postalPlace', label: 'Poststed', type: 'text', synonyms: ['poststad', 'sted', 'stad', 'postnavn'] },
]

export const DWELLING_FIELDS: TargetField[] = [
  ...ADDRESS_FIELDS,
  { field: 'area', label: 'Strøk', type: 'text', synonyms: ['område', 'bydel', 'krets', 'grunnkrets', 'skolekrets', 'distrikt', 'grend', 'sone', 'tettsted', 'boligområde', 'geografi', 'geografisk område'] },
  { field: 'kind', label: 'Boligtype', type: 'code:dwellingKind', synonyms: ['type', 'bustadtype', 'type bolig', 'kategori', 'boligkategori', 'bygningstype', 'formål', 'leilighetstype', 'målgruppe', 'boligslag'] },
  { field: 'rooms', label: 'Rom', type: 'integer', min: 0, max: 30, synonyms: ['antall rom', 'ant rom', 'romtall', 'tal rom', 'antallrom', '# rom', 'ant. oppholdsrom', 'roms'] },
  { field: 'bedrooms', label: 'Soverom', type: 'integer', min: 0, max: 20, synonyms: ['antall soverom', 'ant soverom', 'antallSoverom', 'sov', 'ant sov', 'sov.rom', 'tal soverom', 'sovrom', '# soverom'] },
  { field: 'usableArea', label: 'Bruksareal', type: 'decimal', min: 0, max: 5000, unusualAbove: 300, synonyms: ['areal', 'bra', 'bra m2', 'm2', 'm²', 'kvm', 'kvadratmeter', 'størrelse', 'storleik', 'boareal', 'p-rom', 'prom', 'areal bra', 'areal m2', 'bra-i', 'str'] },
  { field: 'floor', label: 'Etasje', type: 'floor', synonyms: ['etg', 'et', 'etasjenummer', 'etasjenr', 'plan', 'høgd'] },
  { field: 'rent', label: 'Husleie', type: 'money', unusualAbove: 3_000_000, synonyms: ['leie', 'leige', 'husleige', 'månedsleie', 'månadsleige', 'leie pr mnd', 'leie per måned', 'leie mnd', 'leiekostnad', 'husleie pr mnd', 'husleie per måned', 'leiepris', 'mnd leie', 'leiebeløp', 'kostnad', 'gjengs leie', 'kroner pr mnd', 'leiesum'] },
  { field: 'disposalForm', label: 'Disposisjonsform', type: 'code:disposalForm', synonyms: ['eieform', 'eigeform', 'eierform', 'eid/innleid', 'eid eller innleid', 'eierforhold', 'eigarforhold', 'eierskap', 'disponering', 'råderett'] },
  { field: 'wheelchair', label: 'Plass til rullestol', type: 'answer', synonyms: ['rullestol', 'erTilgjengeligForRullestolbruker', 'tilgjengelig for rullestol', 'rullestoltilpasset', 'rullestolbruker', 'rullestoltilgjengelig', 'tilrettelagt', 'uu', 'universell utforming', 'tilpasset', 'hc', 'tilgjengelig for rullestolbruker'] },
  { field: 'stepFree', label: 'Trinnfri inngang', type: 'answer', synonyms: ['trinnfri', 'trinnfritt', 'trinnfri adkomst', 'trinnfri tilkomst', 'uten trapp', 'trinnfri atkomst'] },
  { field: 'showerNoThreshold', label: 'Dusj uten terskel', type: 'answer', synonyms: ['terskelfri dusj', 'terskelfritt bad', 'trinnfri dusj', 'bad uten terskel', 'dusj utan terskel', 'tilpasset bad'] },
  { field: 'lift', label: 'Heis', type: 'answer', synonyms: ['har heis', 'elevator', 'heis i bygget', 'heis ja nei'] },
  { field: 'ownEntrance', label: 'Egen inngang', type: 'answer', synonyms: ['eigen inngang', 'eget inngangsparti', 'separat inngang', 'direkte inngang'] },
  { field: 'petsAllowed', label: 'Hund tillatt', type: 'answer', synonyms: ['dyr', 'dyrehold', 'husdyr', 'kjæledyr', 'hund', 'dyr tillatt', 'husdyr tillatt', 'dyrehald', 'kjæledyr tillatt'] },
  { field: 'quiet', label: 'Rolig bygg', type: 'answer', synonyms: ['rolig', 'roleg', 'rolig bomiljø', 'roleg bygg', 'stille'] },
  { field: 'features', label: 'Egenskaper', type: 'features', synonyms: ['eigenskapar', 'kvaliteter', 'tilrettelegging', 'fasiliteter'] },
  { field: 'builtYear', label: 'Byggeår', type: 'year', synonyms: ['byggjeår', 'bygd', 'oppført', 'bygget år', 'ferdigstilt', 'byggår', 'år bygd'] },
  { field: 'municipalityNumber', label: 'Kommunenummer', type: 'reference', synonyms: ['kommunenr', 'knr', 'komm nr', 'k.nr'] },
  { field: 'cadastre', label: 'Matrikkelnummer', type: 'cadastre', synonyms: ['gnr/bnr', 'gnr bnr', 'gnr./bnr.', 'matrikkel', 'gårds- og bruksnummer', 'gbnr', 'gards- og bruksnummer', 'matrikkelenhet', 'eiendom', 'gnr/bnr/fnr/snr', 'gnr/bnr/snr'] },
  { field: 'gnr', label: 'Gårdsnummer', type: 'integer', min: 0, max: 99_999, synonyms: ['gnr', 'gårdsnr', 'gardsnummer', 'g.nr', 'gardsnr'] },
  { field: 'bnr', label: 'Bruksnummer', type: 'integer', min: 0, max: 99_999, synonyms: ['bnr', 'bruksnr', 'b.nr'] },
  { field: 'fnr', label: 'Festenummer', type: 'integer', min: 0, max: 99_999, synonyms: ['fnr', 'festenr', 'f.nr', 'feste'] },
  { field: 'snr', label: 'Seksjonsnummer', type: 'integer', min: 0, max: 99_999, synonyms: ['snr', 'seksjonsnr', 'seksjon', 's.nr', 'eierseksjon'] },
  { field: 'unitCount', label: 'Antall enheter', type: 'integer', min: 0, max: 200, synonyms: ['antall boliger', 'ant enheter', 'antall boenheter', 'antall leiligheter', 'tal einingar', 'ant. leil', 'ant leiligheter', 'antall bruksenheter'] },
  { field: 'externalRef', label: 'Boligens nummer i fagsystemet', type: 'reference', synonyms: ['leverandorBoligId', 'leverandørens bolig-id', 'bolig-id', 'boligid', 'objektnr', 'objektnummer', 'objekt-id', 'objekt', 'id', 'løpenr', 'løpenummer', 'kontraktsobjekt', 'leieobjektnr', 'leieobjektnummer', 'referanse', 'ref', 'internnr'] },
  { field: 'fdvuRef', label: 'Nummer i FDV-systemet', type: 'reference', synonyms: ['fdvuBoligId', 'fdv-id', 'fdvid', 'fdvnr', 'fdv nummer', 'bygg-id', 'bygningsnr', 'bygningsnummer', 'byggnr'] },
  { field: 'koboId', label: 'Kobo-id', type: 'reference', synonyms: ['koboId', 'kobo', 'kobo-nr', 'id i kobo'] },
  { field: 'vacantFrom', label: 'Ledig fra', type: 'date', synonyms: ['tom fra', 'ledig', 'ledig dato', 'ledig frå', 'ledigdato', 'ledig fra dato', 'tom siden', 'innflytting fra', 'klar fra', 'innflyttingsklar'] },
  { field: 'note', label: 'Merknad', type: 'text', synonyms: ['kommentar', 'merknader', 'merknadar', 'kommentarer', 'notat', 'anmerkning', 'annet', 'anna', 'diverse', 'info', 'tilleggsopplysninger', 'beskrivelse', 'skildring'] },
]
