// The recovery code between the moment it is made and the moment the user says it is kept. In memory only.
import { create } from 'zustand'

export const useRecovery = create<{ code: string | null; municipality: string }>(() => ({ code: null, municipality: '' }))
