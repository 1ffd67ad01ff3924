// Loans paid with equal instalments. Standard annuity, paid at the end of each month; interest is the nominal yearly rate divided by twelve.

const MONTHS = 12

/**
 * The largest loan that an equal monthly payment can repay.
 * `loan = p * (1 - (1 + r)^-n) / r`, and `p * n` when there is no interest.
 * @param payment per month, in the unit the answer is wanted in
 * @param yearlyPercent nominal interest a year, in percent
 * @param years of repayment
 */
export function annuityLoan(payment: number, yearlyPercent: number, years: number): number {
  const rate = yearlyPercent / 100 / MONTHS
  const terms = years * MONTHS
  return rate === 0 ? payment * terms : (payment * -Math.expm1(-terms * Math.log1p(rate))) / rate
}

/** The equal monthly payment of a loan; the inverse of annuityLoan. */
export function annuityPayment(loan: number, yearlyPercent: number, years: number): number {
  const rate = yearlyPercent / 100 / MONTHS
  const terms = years * MONTHS
  return rate === 0 ? loan / terms : (loan * rate) / -Math.expm1(-terms * Math.log1p(rate))
}

/**
 * The largest loan when only interest is paid at first and the rest of the term repays it. Both payments must fit:
 * interest on the whole loan, and the annuity over the years that are left.
 * @param interestOnlyYears shorter than years
 */
export function loanWithInterestOnly(payment: number, yearlyPercent: number, years: number, interestOnlyYears: number): number {
  const afterwards = annuityLoan(payment, yearlyPercent, years - interestOnlyYears)
  const interest = yearlyPercent === 0 ? Infinity : (payment * MONTHS * 100) / yearlyPercent
  return Math.min(afterwards, interest)
}
