// Mutants that no test can or need detect, each with the reason.
export const survivors = [];
