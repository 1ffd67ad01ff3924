// Names of the pages within a place.
export const subnav = {
  label: { followup: 'Sider i Oppfølging', dwellings: 'Sider i Boliger' },
  pages: {
    plans: 'Planer', calendar: 'Kalender', team: 'Laget vårt', keeping: 'Beholde boligen', stays: 'Midlertidig', ownership: 'Leie til eie', instruments: 'Virkemidler',
    register: 'Register', vacancies: 'Tomgang', landlords: 'Utleiere', campaigns: 'Kartlegging', needs: 'Behov og boliger',
  },
}
