// The figures of the wall: worked out by hand from the screen's width and the visual angle, not from the code.
import { describe, expect, it } from 'vitest'
import { DRAWN, FLOOR_ARC, GOOD_ARC, pixelsFor, roomScale, roomShape, screenWidth } from '../../shared/domain/legibility.ts'

describe('letters that can be read from the back of the room', () => {
  it.each([[55, 31, 39], [65, 27, 33], [75, 23, 29]])('%i inches at three metres: floor %i, good %i', (inches, floor, good) => {
    expect(Math.round(pixelsFor({ inches, metres: 3 }, FLOOR_ARC))).toBe(floor)
    expect(Math.round(pixelsFor({ inches, metres: 3 }, GOOD_ARC))).toBe(good)
  })

  it('a 55 inch screen is 1218 mm wide', () => expect(Math.round(screenWidth({ inches: 55, metres: 3 }))).toBe(1218))

  it('the usual set-up is drawn as it is; nothing is ever drawn smaller', () => {
    expect(roomScale({ inches: 55, metres: 3 })).toBe(1)
    expect(roomScale({ inches: 100, metres: 2 })).toBe(1)
  })

  it.each([[43, 3], [43, 4], [55, 4], [55, 6], [65, 5], [32, 3]])('%i inches at %i metres: text keeps the floor, what matters keeps good', (inches, metres) => {
    const setup = { inches, metres }
    expect(DRAWN.text * roomScale(setup)).toBeGreaterThanOrEqual(pixelsFor(setup, FLOOR_ARC))
    expect(DRAWN.key * roomScale(setup)).toBeGreaterThanOrEqual(pixelsFor(setup, GOOD_ARC))
  })

  it('twice the distance takes twice the letters, and less is beside each other', () => {
    expect(pixelsFor({ inches: 55, metres: 6 }, FLOOR_ARC) / pixelsFor({ inches: 55, metres: 3 }, FLOOR_ARC)).toBeCloseTo(2, 3)
    expect([1, 1.3, 2.4].map(roomShape)).toEqual(['three', 'two', 'one'])
  })
})
