/** The token that opens /desk/setup, new at every start and printed on the terminal only. */
export const setupToken: { value: string } = { value: '' }
