/** A database's driver: a package that only those install who use it, so it is named where no bundler looks. */
export const loadDriver = async (name: string): Promise<unknown> => {
  try {
    return (await import(name)) as unknown;
  } catch (cause) {
    throw new Error(`This store needs the package "${name}": npm install ${name}`, { cause });
  }
};
