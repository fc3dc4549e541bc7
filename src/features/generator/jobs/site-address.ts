/** The address of an organization without what does not matter: it is compared, shown and called like this. */
export const siteAddress = (url: string): string => url.trim().replace(/\/+$/, '');
