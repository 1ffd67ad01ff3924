// Innstillinger, Satser: rates and tables by date.
export const rates = {
  title: 'Satser', body: 'Tall fra Husbanken, SIFO og kommunen, med dato og kilde. Uten satser for året gir programmet ikke noe tall.',
  add: (kind: string) => `Legg inn nye ${kind}`, addShort: 'Legg inn nye', correct: 'Rett', correctOf: (kind: string, year: number) => `Rett ${kind}, ${year}`, show: 'Vis tallene',
  inForce: 'Gjelder nå', coming: 'Kommer', past: 'Gjaldt før', none: 'Ingen satser lagt inn. Da regner programmet ikke ut noe.', period: (from: string, to: string | null) => (to ? `${from} til ${to}` : `fra ${from}`), used: (count: number) => (count === 1 ? '1 utregning bygger på dem' : `${count} utregninger bygger på dem`),
  dialog: (kind: string) => `Satser: ${kind}`, from: 'Gjelder fra', to: 'Gjelder til, om du vet det', source: 'Hvor tallene står', sourceHint: 'For eksempel nettside og dato.', act: 'Lagre satsene', said: 'Satsene er lagret', closedBefore: 'Tallene er hentet fra forrige sett. De det gjelder etter, slutter dagen før.',
  number: 'Skriv et tall', year: 'kr i året', month: 'kr i måneden', percent: 'prosent',
  row: 'Hvem', fromAge: 'Fra alder', toAge: 'Til alder', monthly: 'Kr i måneden', persons: 'Personer', addRow: 'Legg til rad', removeRow: (number: number) => `Fjern rad ${number}`,
  tables: { ceilings: 'Høyeste boutgifter som teller, kr i året', personRows: 'Hver person, etter alder', household: 'Det husstanden deler, etter størrelse', minimumPersons: 'Veiledende satser for økonomisk stønad, det minste som settes av', sensitivity: 'Regn også med så mange prosentpoeng mer' },
  ceilingOf: (persons: number) => (persons === 5 ? '5 personer og flere' : persons === 1 ? '1 person' : `${persons} personer`),
  fields: {
    housingAllowance: {
      coveragePercent: 'Dekning, prosent', weightPerPerson: 'Vekt for hver person etter den første', minShare: 'Minste egenandel, kr i året', limit1: 'Første inntektsgrense', rate1Percent: 'Egenandel over første grense, prosent', limit2: 'Andre inntektsgrense', stepPercent: 'Økning for hvert trinn over andre grense, prosent', stepSize: 'Trinnets størrelse, kr', youngDisabledLimit2: 'Andre grense for ung ufør', pensionerLimit1: 'Første grense for enslig alderspensjonist', pensionerLimit2: 'Andre grense for enslig alderspensjonist',
      municipalAddition: 'Kommunens tillegg til taket, kr i året', adaptedAddition: 'Tillegg for spesialtilpasset bolig', wealthPercent: 'Del av formuen som regnes som inntekt, prosent', wealthFreeRent: 'Fribeløp formue, leid bolig', wealthFreeOwned: 'Fribeløp formue, eid bolig', minimumMonthly: 'Minste utbetaling, kr i måneden',
    },
    livingCosts: {},
    lending: { interestPercent: 'Rente, prosent i året', ordinaryYears: 'Ordinær løpetid, år', longYears: 'Lengste løpetid i særlige tilfeller, år', interestOnlyYears: 'År uten avdrag, høyst' },
    stateGrant: { writeOffPercent: 'Skrives ned for hvert hele år, prosent', years: 'Over så mange år', maxArea: 'Høyeste areal som teller, m²', perSquareMetre: 'Kr per m²' },
  },
  /** may be left empty */
  optional: ['youngDisabledLimit2', 'pensionerLimit1', 'pensionerLimit2'],
} as const
