export const participant = 1;
