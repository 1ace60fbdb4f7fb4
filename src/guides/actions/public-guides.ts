/** For the portal's home page and its search. */
export { listPublicGuides, type PublicGuideEntry } from '../public-store.ts'
