const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', '[::1]', 'localhost'];

export const isLoopback = (host: string): boolean => LOOPBACK.includes(host);
