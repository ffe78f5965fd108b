// The build turns a YAML file into a module holding its plain value.
declare module '*.yaml' {
  const value: unknown;
  export default value;
}
