package com.aimixer.bench;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Bytes of an object and all it alone refers to, as a 64-bit JVM with compressed
 * references lays them out: header 12, array header 16, reference 4, rounded up to 8.
 */
public final class Footprint {

	private static final int HEADER = 12;

	private static final int ARRAY_HEADER = 16;

	private static final int REFERENCE = 4;

	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private Footprint() {
	}

	/**
	 * The bytes of an object of this project with everything it refers to.
	 * @param root an object made of primitives, arrays, strings and own classes
	 * @return bytes
	 */
	public static long of(Object root) {
		return new Footprint().deep(root);
	}

	private long deep(Object object) {
		if (object instanceof Enum<?> || !this.seen.add(object)) {
			return 0;
		}
		if (object instanceof String text) {
			return align(HEADER + REFERENCE + 6) + align(ARRAY_HEADER + text.length());
		}
		return object.getClass().isArray() ? array(object) : fields(object);
	}

	private long array(Object array) {
		Class<?> component = array.getClass().getComponentType();
		int length = Array.getLength(array);
		long bytes = align(ARRAY_HEADER + (long) length * size(component));
		for (int i = 0; i < length && !component.isPrimitive(); i++) {
			bytes += reference(Array.get(array, i));
		}
		return bytes;
	}

	private long fields(Object object) {
		long shallow = HEADER;
		long deep = 0;
		for (Field field : object.getClass().getDeclaredFields()) {
			if (Modifier.isStatic(field.getModifiers())) {
				continue;
			}
			shallow += size(field.getType());
			deep += field.getType().isPrimitive() ? 0 : reference(value(field, object));
		}
		return align(shallow) + deep;
	}

	private long reference(@Nullable Object object) {
		return (object != null) ? deep(object) : 0;
	}

	private static @Nullable Object value(Field field, Object object) {
		try {
			field.setAccessible(true);
			return field.get(object);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int size(Class<?> type) {
		if (!type.isPrimitive()) {
			return REFERENCE;
		}
		if (type == long.class || type == double.class) {
			return Long.BYTES;
		}
		if (type == short.class || type == char.class) {
			return Short.BYTES;
		}
		return (type == int.class || type == float.class) ? Integer.BYTES : Byte.BYTES;
	}

	private static long align(long bytes) {
		return (bytes + 7) / 8 * 8;
	}

}
