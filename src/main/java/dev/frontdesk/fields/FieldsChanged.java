package dev.frontdesk.fields;

/** Published in the transaction in which a field was defined, changed or archived. */
public record FieldsChanged() {

}
