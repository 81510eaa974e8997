export const store = 'beside';
