// Made-up names and places for the demo. First and last names are combined by chance; no street belongs to a real housing register.
import type { Chance } from './random.ts'

const WOMEN = ['Ane', 'Astri', 'Berit', 'Bodil', 'Dagny', 'Eli', 'Ellen', 'Frøydis', 'Gunvor', 'Hedda', 'Hilde', 'Ida', 'Ingebjørg', 'Janne', 'Kari', 'Kjersti', 'Laila', 'Lillian', 'Magnhild', 'Marte', 'Nora', 'Oddny', 'Randi', 'Reidun', 'Rita', 'Signe', 'Siri', 'Solfrid', 'Tone', 'Torunn', 'Unni', 'Vigdis', 'Wenche', 'Åshild']
const MEN = ['Anders', 'Arvid', 'Bjarne', 'Dag', 'Egil', 'Einar', 'Erlend', 'Espen', 'Frode', 'Geir', 'Gunnar', 'Halvard', 'Harald', 'Ivar', 'Jarle', 'Jostein', 'Kåre', 'Kent', 'Leif', 'Magnus', 'Morten', 'Nils', 'Olav', 'Ottar', 'Pål', 'Ragnar', 'Roar', 'Rolf', 'Sindre', 'Stian', 'Svein', 'Terje', 'Tormod', 'Vidar', 'Øystein', 'Åge']
const LAST = ['Aasheim', 'Bakkeli', 'Bjørkmo', 'Brattli', 'Dalsbø', 'Eikrem', 'Elvestad', 'Fagerås', 'Fossnes', 'Furuheim', 'Granmo', 'Grindheim', 'Haugland', 'Heggdal', 'Hellevik', 'Hovland', 'Indreli', 'Kleppen', 'Kvammen', 'Langmyr', 'Lervåg', 'Lundmo', 'Myklebust', 'Nesheim', 'Nordbø', 'Nygård', 'Oppedal', 'Ramsøy', 'Rognli', 'Røsvik', 'Sandnesmo', 'Selvåg', 'Skogli', 'Solbu', 'Stavnes', 'Storhaug', 'Sundby', 'Sæterli', 'Tangvik', 'Tveiten', 'Ulvund', 'Vangsnes', 'Vestby', 'Vikane', 'Ødegård', 'Ørland', 'Åsmo']
const OTHER_WOMEN = ['Amina', 'Daria', 'Eden', 'Fadumo', 'Hanan', 'Iryna', 'Katarzyna', 'Leyla', 'Maryam', 'Nadia', 'Oksana', 'Rahel', 'Samira', 'Selam', 'Shirin', 'Yasmin', 'Zahra']
const OTHER_MEN = ['Abdi', 'Ahmed', 'Andriy', 'Bilal', 'Dawit', 'Filmon', 'Hamid', 'Ibrahim', 'Jawad', 'Karim', 'Marek', 'Mehari', 'Mustafa', 'Omar', 'Piotr', 'Sami', 'Tesfay', 'Yusuf']
const OTHER_LAST = ['Abdulle', 'Ahmadi', 'Amanuel', 'Bondar', 'Daoud', 'Dzhura', 'Farah', 'Ghebre', 'Hakimi', 'Hassan', 'Ismail', 'Jaber', 'Kidane', 'Kowal', 'Mahdi', 'Mrozek', 'Nazari', 'Osman', 'Rahimi', 'Shevko', 'Tekle', 'Warsame', 'Yohannes']
const LANGUAGES = ['arabisk', 'dari', 'polsk', 'somali', 'tigrinja', 'ukrainsk']
const CHILDREN = ['Adam', 'Alma', 'Aksel', 'Ella', 'Emil', 'Filip', 'Frida', 'Ines', 'Jonas', 'Leah', 'Lukas', 'Maja', 'Mina', 'Noah', 'Oda', 'Oskar', 'Sara', 'Selma', 'Theo', 'Tiril', 'Ulrik', 'Vilde']

export interface Named { name: string; last: string; woman: boolean; language: string | null }

/** A made-up adult; three in ten have another first language than Norwegian. */
export function inventName(chance: Chance, settled = chance.yes(0.3)): Named {
  const woman = chance.yes(0.47)
  const first = chance.pick(settled ? (woman ? OTHER_WOMEN : OTHER_MEN) : woman ? WOMEN : MEN)
  const middle = !settled && chance.yes(0.25) ? ` ${chance.pick(woman ? WOMEN : MEN)}` : ''
  const last = chance.pick(settled ? OTHER_LAST : LAST)
  return { name: `${first}${middle === ` ${first}` ? '' : middle} ${last}`, last, woman, language: settled ? chance.pick(LANGUAGES) : null }
}

export const inventChild = (chance: Chance, last: string) => `${chance.pick(CHILDREN)} ${last}`

export const AREAS = ['Sentrum', 'Tun', 'Mølla', 'Kirkehaugen', 'Strandsida', 'Nordmarka', 'Elvebakken', 'Furulia'] as const
/** Streets with the part of town they lie in. */
export const STREETS: readonly (readonly [string, (typeof AREAS)[number]])[] = [
  ['Almeveien', 'Furulia'], ['Badstuveien', 'Strandsida'], ['Bekkefaret', 'Nordmarka'], ['Bryggeløkka', 'Strandsida'], ['Elvefaret', 'Elvebakken'], ['Fergestien', 'Strandsida'], ['Granittveien', 'Nordmarka'], ['Haugløkka', 'Kirkehaugen'], ['Humleveien', 'Furulia'], ['Kornveien', 'Mølla'],
  ['Kvernveien', 'Mølla'], ['Lillevikveien', 'Strandsida'], ['Lyngfaret', 'Nordmarka'], ['Naustløkka', 'Strandsida'], ['Orreveien', 'Furulia'], ['Plommestien', 'Tun'], ['Rognebærveien', 'Tun'], ['Rørgata', 'Sentrum'], ['Seljefaret', 'Elvebakken'], ['Sildegata', 'Sentrum'], ['Steinbruveien', 'Elvebakken'], ['Tømmerløkka', 'Mølla'], ['Veversvingen', 'Sentrum'], ['Øvre Brugate', 'Sentrum'],
]
