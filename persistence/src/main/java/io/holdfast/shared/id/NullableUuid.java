package io.holdfast.shared.id;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** For uuid columns that may be null: EclipseLink 4.0.7's own mapping fails when it reads one (its UUIDConverter asks null for text). */
@Converter
public class NullableUuid implements AttributeConverter<UUID, Object> {
    @Override
    public Object convertToDatabaseColumn(UUID id) {
        return id;
    }

    @Override
    public UUID convertToEntityAttribute(Object column) {
        return (UUID) column;
    }
}
